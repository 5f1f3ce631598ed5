/** Icon files of Windows and macOS, as containers of PNG pictures. */

export interface IconPicture {
  /** Width and height in pixels. */
  readonly size: number;
  readonly png: Buffer;
}

/** An .ico file; pictures of up to 256 px. */
export function packIco(pictures: readonly IconPicture[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    if (size > 256) throw new RangeError(`An .ico file holds pictures of up to 256 px, not ${size}.`);
    const entry = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** The names of the sizes in an .icns file. */
const icnsTypes = new Map([
  [128, "ic07"],
  [256, "ic08"],
  [512, "ic09"],
  [1024, "ic10"],
]);

/** An .icns file; pictures of 128, 256, 512 and 1024 px. */
export function packIcns(pictures: readonly IconPicture[]): Buffer {
  const parts = pictures.map(({ size, png }) => {
    const type = icnsTypes.get(size);
    if (type === undefined) throw new RangeError(`An .icns file holds no picture of ${size} px.`);
    return Buffer.concat([chunkHead(type, png.length + 8), png]);
  });
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([chunkHead("icns", length), ...parts]);
}

function chunkHead(type: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32BE(length, 4);
  return head;
}
