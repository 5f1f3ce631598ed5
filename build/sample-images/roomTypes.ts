import { bathroom } from "./rooms/bathroom.ts";
import { bedroom } from "./rooms/bedroom.ts";
import { childrensRoom } from "./rooms/childrensRoom.ts";
import { diningRoom } from "./rooms/diningRoom.ts";
import { hallway } from "./rooms/hallway.ts";
import { kitchen } from "./rooms/kitchen.ts";
import { library } from "./rooms/library.ts";
import { livingRoom } from "./rooms/livingRoom.ts";
import { musicRoom } from "./rooms/musicRoom.ts";
import { study } from "./rooms/study.ts";
import { sunroom } from "./rooms/sunroom.ts";
import { workshop } from "./rooms/workshop.ts";
import type { RoomType } from "./scene.ts";

/** The twelve modes of the sample images. */
export const roomTypes: readonly RoomType[] = [
  bathroom,
  bedroom,
  childrensRoom,
  diningRoom,
  hallway,
  kitchen,
  library,
  livingRoom,
  musicRoom,
  study,
  sunroom,
  workshop,
];
