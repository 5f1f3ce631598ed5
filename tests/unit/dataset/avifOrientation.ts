const boxHeaderBytes = 8;

/**
 * Puts a property box into an AVIF made by libavif and gives it to the one item: what a phone does to turn a picture.
 */
export function withAvifProperty(file: Buffer, type: "irot" | "imir", value: number): Buffer {
  const property = Buffer.from([0, 0, 0, boxHeaderBytes + 1, ...Buffer.from(type), value]);
  const properties = boxAt(file, "ipco");
  const associations = boxAt(file, "ipma");
  const used = file.readUInt8(associations.start + 18);
  const associated = Buffer.concat([
    file.subarray(associations.start, associations.end),
    Buffer.from([0x80 | (countBoxes(file, properties) + 1)]),
  ]);
  associated.writeUInt8(used + 1, 18);
  const added = property.length + 1;
  const grown = Buffer.concat([
    file.subarray(0, properties.end),
    property,
    file.subarray(properties.end, associations.start),
    associated,
    file.subarray(associations.end),
  ]);
  for (const [name, more] of [
    ["meta", added],
    ["iprp", added],
    ["ipco", property.length],
    ["ipma", 1],
  ] as const) {
    const { start } = boxAt(file, name);
    const shifted = name === "ipma" ? start + property.length : start;
    grown.writeUInt32BE(grown.readUInt32BE(shifted) + more, shifted);
  }
  // iloc, version 0: the offset of the item's only extent comes after 14 bytes of fields.
  const extent = boxAt(file, "iloc").start + boxHeaderBytes + 14;
  grown.writeUInt32BE(grown.readUInt32BE(extent) + added, extent);
  return grown;
}

function boxAt(file: Buffer, type: string): { start: number; end: number } {
  const start = file.indexOf(type) - 4;
  return { start, end: start + file.readUInt32BE(start) };
}

function countBoxes(file: Buffer, { start, end }: { start: number; end: number }): number {
  let boxes = 0;
  for (let at = start + boxHeaderBytes; at < end; at += file.readUInt32BE(at)) boxes += 1;
  return boxes;
}
