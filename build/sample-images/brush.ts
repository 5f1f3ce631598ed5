/** The few strokes that everything is painted with, in units of a picture's 64 pixels. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, lighter, type Colour } from "./colour.ts";

/** A point: x to the right, y down, both 0 to 64. */
export type Point = readonly [x: number, y: number];

/** Fills a polygon. */
export function polygon(context: SKRSContext2D, fill: Colour, points: readonly Point[], opacity = 1): void {
  trace(context, points);
  context.fillStyle = css(fill, opacity);
  context.fill();
}

/** Fills a polygon that shades from `top` at height `fromY` to `bottom` at height `toY`. */
export function shadedPolygon(
  context: SKRSContext2D,
  [top, bottom]: readonly [Colour, Colour],
  [fromY, toY]: readonly [number, number],
  points: readonly Point[],
): void {
  const gradient = context.createLinearGradient(0, fromY, 0, toY);
  gradient.addColorStop(0, css(top));
  gradient.addColorStop(1, css(bottom));
  trace(context, points);
  context.fillStyle = gradient;
  context.fill();
}

function trace(context: SKRSContext2D, points: readonly Point[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.closePath();
}

/** Fills a flat rectangle, its corners rounded. */
export function rectangle(
  context: SKRSContext2D,
  fill: Colour,
  [x, y, width, height]: readonly [number, number, number, number],
  radius = 0,
  opacity = 1,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fillStyle = css(fill, opacity);
  context.fill();
}

/** Fills a rectangle as a body in soft light from above: a little lighter at the top, darker at the bottom. */
export function block(
  context: SKRSContext2D,
  fill: Colour,
  [x, y, width, height]: readonly [number, number, number, number],
  radius = 0.6,
  depth = 0.06,
): void {
  const gradient = context.createLinearGradient(0, y, 0, y + height);
  gradient.addColorStop(0, css(lighter(fill, depth * 0.7)));
  gradient.addColorStop(1, css(lighter(fill, -depth)));
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fillStyle = gradient;
  context.fill();
}

/** Fills an ellipse about (x, y). */
export function ellipse(
  context: SKRSContext2D,
  fill: Colour,
  [x, y]: Point,
  [radiusX, radiusY]: readonly [number, number],
  opacity = 1,
): void {
  context.beginPath();
  context.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
  context.fillStyle = css(fill, opacity);
  context.fill();
}

/** Draws a line through the points. */
export function line(
  context: SKRSContext2D,
  stroke: Colour,
  width: number,
  points: readonly Point[],
  opacity = 1,
): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.strokeStyle = css(stroke, opacity);
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke();
}

/** A soft spot of light or shadow: `opacity` in the middle, nothing at the rim. */
export function glow(
  context: SKRSContext2D,
  fill: Colour,
  [x, y]: Point,
  [radiusX, radiusY]: readonly [number, number],
  opacity: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(radiusX, radiusY);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, 1);
  gradient.addColorStop(0, css(fill, opacity));
  gradient.addColorStop(0.5, css(fill, opacity * 0.45));
  gradient.addColorStop(1, css(fill, 0));
  context.fillStyle = gradient;
  context.fillRect(-1, -1, 2, 2);
  context.restore();
}

/** The shadow under a thing that stands on the floor from `left` to `right`. */
export function shadow(context: SKRSContext2D, left: number, right: number, y: number, depth = 2.2): void {
  const middle = (left + right) / 2;
  glow(context, { l: 0.2, c: 0.03, h: 290 }, [middle, y], [(right - left) * 0.62, depth], 0.5);
}
