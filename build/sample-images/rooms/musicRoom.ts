import { block, ellipse, line, polygon, shadow, type Point } from "../brush.ts";
import { colour, css, lighter, type Colour } from "../colour.ts";
import { paintRoundRug } from "../furniture/decoration.ts";
import { paintPendant, paintSconce } from "../furniture/lamps.ts";
import { paintBench } from "../furniture/seats.ts";
import { paintBeam, paintWindow } from "../furniture/window.ts";
import { floors, ink, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";

/** A grand piano with its lid raised, a cello beside it. */
export const musicRoom: RoomType = {
  name: "music-room",
  palettes: [palettes.plum, palettes.midnight, palettes.rose, palettes.mustard],
  floors: [floors.honey, floors.oak],
  shell: { left: 7, right: 57, top: 6, floor: 42 },
  furnish: (scene) => {
    const { palette, random, shell } = scene;
    const mirrored = random.chance(0.5);
    const place = (x: number): number => (mirrored ? 64 - x : x);
    const windowX = place(17) - 6.5;
    paintWindow(scene, [windowX, shell.top + 4, 13, 20], lighter(palette.second, -0.01));
    paintBeam(scene, [windowX, 0, 13, 20]);
    paintRoundRug(scene, [32, 57], 52, lighter(palette.accent, -0.06));
    const cello = random.chance(0.7);
    if (cello) paintCello(scene, [place(9), 55]);
    const lacquer = random.chance(0.7) ? ink : random.pick([colour(0.4, 0.075, 40), colour(0.93, 0.015, 85)]);
    paintGrandPiano(scene, [place(37), 55], mirrored ? -1 : 1, lacquer);
    paintBench(scene, [place(18.5), 61], 10, 6.5, palette.second, lighter(ink, 0.05));
    const pendant = random.chance(0.5);
    if (pendant) paintPendant(scene, [place(38), 13], palette.accent, 10, 1);
    else for (const x of [30, 50]) paintSconce(scene, [place(x), 15]);
    return ["grand piano", "piano bench", ...(cello ? ["cello"] : []), pendant ? "pendant lamp" : "wall lamps"];
  },
};

/** Keyboard towards `-facing`, the curved body on the other side. */
function paintGrandPiano({ context }: Scene, [x, y]: Point, facing: 1 | -1, lacquer: Colour): void {
  const at = (dx: number, dy: number): Point => [x + facing * dx, y + dy];
  shadow(context, x - 19, x + 19, y + 1, 3.4);
  for (const [dx, foot] of [
    [-11, 3.5],
    [12, 2],
    [2, -1],
  ] as const)
    line(context, lacquer, 1.7, [at(dx, -7), at(dx, foot)]);
  const lid = [at(-13, -14), at(-6, -33), at(10, -31), at(18, -24), at(17, -14)];
  polygon(context, lighter(lacquer, 0.1), lid);
  polygon(context, colour(0.72, 0.1, 75), [at(-10, -14), at(-5, -28), at(9, -27), at(15, -21), at(14, -14)], 0.85);
  line(context, lighter(lacquer, 0.02), 0.9, [at(6, -14), at(9, -27)]);
  context.beginPath();
  context.moveTo(...at(-16, -14.5));
  context.lineTo(...at(13, -14.5));
  context.quadraticCurveTo(...at(19.5, -14), ...at(18.5, -9));
  context.quadraticCurveTo(...at(17.5, -6), ...at(11, -5.6));
  context.lineTo(...at(-16, -5.6));
  context.closePath();
  context.fillStyle = css(lighter(lacquer, 0.02));
  context.fill();
  line(context, lighter(lacquer, 0.2), 0.7, [at(-14, -13.4), at(14, -13.4)], 0.7);
  const keys = [at(-17.5, -10.5), at(-9, -10.5)] as const;
  line(context, lighter(lacquer, -0.03), 4.2, [keys[0], keys[1]]);
  line(context, linen, 1.9, [at(-17.5, -11), at(-9.2, -11)]);
}

function paintCello({ context }: Scene, [x, y]: Point): void {
  const varnish = colour(0.56, 0.12, 48);
  shadow(context, x - 4, x + 4, y + 2, 1.2);
  line(context, ink, 0.6, [
    [x, y],
    [x, y + 2.2],
  ]);
  ellipse(context, varnish, [x, y - 4.4], [4.8, 4.8]);
  ellipse(context, lighter(varnish, 0.03), [x, y - 11], [3.8, 3.9]);
  block(context, varnish, [x - 2.7, y - 9.5, 5.4, 5], 0.4);
  ellipse(context, lighter(varnish, 0.1), [x - 1, y - 5], [1.6, 2.4], 0.6);
  line(context, ink, 1.1, [
    [x, y - 9],
    [x, y - 21],
  ]);
  line(context, lighter(varnish, -0.1), 1.6, [
    [x, y - 21],
    [x, y - 23],
  ]);
  line(
    context,
    linen,
    0.5,
    [
      [x, y - 3],
      [x, y - 20],
    ],
    0.7,
  );
}
