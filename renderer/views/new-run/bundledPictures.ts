/** Some of the bundled pictures, to show what they are before they have been packed. */
import diningRoom from "../../../resources/sample-images/dining-room/0004.png";
import hallway from "../../../resources/sample-images/hallway/0002.png";
import kitchen from "../../../resources/sample-images/kitchen/0001.png";
import library from "../../../resources/sample-images/library/0003.png";
import sunroom from "../../../resources/sample-images/sunroom/0005.png";

/** Addresses of pictures of 64 px. */
export const bundledPictures: readonly string[] = [kitchen, hallway, library, diningRoom, sunroom];
