import { describe, expect, it } from "vitest";
import type { Message } from "../../../shared/messages/message.ts";
import { StudioError } from "../../../shared/errors.ts";
import { decodeSafetensors, encodeSafetensors } from "../../../electron/storage/safetensors.ts";

function encode(...content: Parameters<typeof encodeSafetensors>): Buffer {
  return Buffer.concat(encodeSafetensors(...content));
}

/** A file with this header text and so many data bytes. */
function file(header: string, dataBytes = 0, claimedBytes = Buffer.byteLength(header)): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(claimedBytes));
  return Buffer.concat([length, Buffer.from(header), Buffer.alloc(dataBytes)]);
}

function reason(bytes: Uint8Array): unknown {
  try {
    decodeSafetensors(bytes);
  } catch (error) {
    if (error instanceof StudioError && error.code === "corrupt") return (error.details.reason as Message).text;
    throw error;
  }
  return undefined;
}

const f32 = (start: number, end: number, shape: number[]): object => ({
  dtype: "F32",
  shape,
  data_offsets: [start, end],
});

describe("encodeSafetensors", () => {
  it("writes the bytes that the official library reads and writes", () => {
    const bytes = encode({
      tensors: {
        "critic/layer-1/weights": { shape: [2, 1], data: Float32Array.of(1.5, -2) },
        step: { shape: [], data: Float32Array.of(7) },
        real: { shape: [1, 3], data: Uint8Array.of(0, 127, 255) },
      },
      metadata: { run: "ß1" },
    });
    // Checked with safetensors 0.8.0 for Python: `safe_open` reads these names, shapes, values and metadata.
    const header =
      '{"__metadata__":{"run":"ß1"},' +
      '"critic/layer-1/weights":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},' +
      '"step":{"dtype":"F32","shape":[],"data_offsets":[8,12]},' +
      '"real":{"dtype":"U8","shape":[1,3],"data_offsets":[12,15]}}';
    const padded = Math.ceil(Buffer.byteLength(header) / 8) * 8;
    expect(bytes.readBigUInt64LE()).toBe(BigInt(padded));
    expect(bytes.subarray(8, 8 + padded).toString()).toBe(
      header.padEnd(header.length + padded - Buffer.byteLength(header)),
    );
    expect(bytes.subarray(8 + padded).toString("hex")).toBe("0000c03f" + "000000c0" + "0000e040" + "007fff");
  });

  it("does not copy the tensors", () => {
    const data = Float32Array.of(1, 2, 3);
    const chunks = encodeSafetensors({ tensors: { a: { shape: [3], data } }, metadata: {} });
    expect(chunks.at(-1)?.buffer).toBe(data.buffer);
  });

  it("refuses a shape that the data does not have", () => {
    const data = Float32Array.of(1, 2);
    expect(() => encodeSafetensors({ tensors: { a: { shape: [3], data } }, metadata: {} })).toThrow('"a"');
  });
});

describe("decodeSafetensors", () => {
  const content = {
    tensors: {
      z: { shape: [2, 2], data: Float32Array.of(0.1, -0, 1e-45, Infinity) },
      a: { shape: [5], data: Uint8Array.of(1, 2, 3, 4, 5) },
      empty: { shape: [0, 3], data: new Float32Array(0) },
      scalar: { shape: [], data: Float32Array.of(NaN) },
    },
    metadata: { format: "1", text: 'quoted " and é' },
  };

  it.each([0, 1, 3])("gives back every bit, in order, from memory at offset %i", (offset) => {
    const bytes = encode(content);
    const shifted = new Uint8Array(bytes.length + offset);
    shifted.set(bytes, offset);
    const decoded = decodeSafetensors(shifted.subarray(offset));
    expect(Object.keys(decoded.tensors)).toEqual(["z", "a", "empty", "scalar"]);
    expect({ ...decoded.tensors }).toEqual(content.tensors);
    expect(decoded.metadata).toEqual(content.metadata);
  });

  it("reads tensors that the header lists in another order than the file", () => {
    const bytes = file(JSON.stringify({ b: f32(4, 8, [1]), a: f32(0, 4, []) }), 8);
    bytes.writeFloatLE(3, bytes.length - 4);
    expect(decodeSafetensors(bytes).tensors.b).toEqual({ shape: [1], data: Float32Array.of(3) });
  });

  it.each([
    ["an empty file", Buffer.alloc(0), "too few for a header"],
    ["a header length beyond the file", file("{}", 0, 3), "ends within its header"],
    ["a header length of 2^63", Buffer.from("0000000000000080", "hex"), "claims 9223372036854775808 bytes"],
    ["a header above 16 MB", file(" ".repeat(17 * 1024 * 1024)), "claims 17825792 bytes"],
    ["half a JSON header", file('{"a":'), "not JSON"],
    ["a header that is not UTF-8", Buffer.concat([file("", 0, 2), Buffer.from([0x22, 0xff])]), "not JSON"],
    ["arrays nested 4 million deep", file("[".repeat(4_000_000)), "not JSON"],
    ["a list as header", file("[]"), "not a JSON object"],
    ["null as header", file("null"), "not a JSON object"],
    ["an entry that is a number", file('{"a":1}'), 'entry of "a" is malformed'],
    ["an unknown element type", file('{"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]}}', 8), "malformed"],
    ["a negative dimension", file(JSON.stringify({ a: f32(0, 4, [-1]) }), 4), "malformed"],
    ["a fractional offset", file(JSON.stringify({ a: f32(0.5, 4.5, [1]) }), 8), "malformed"],
    ["a field too many", file('{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":1}}'), "malformed"],
    ["an end before the start", file(JSON.stringify({ a: f32(8, 4, [1]) }), 8), "past the end"],
    ["a range outside the file", file(JSON.stringify({ a: f32(0, 8, [2]) }), 4), '"a" reaches past the end'],
    ["a shape that is not the range", file(JSON.stringify({ a: f32(0, 8, [3]) }), 8), "has 8 bytes, not those of"],
    ["a shape whose product overflows", file(JSON.stringify({ a: f32(0, 4, [2 ** 52, 2 ** 52, 4]) }), 4), "not those"],
    ["overlapping tensors", file(JSON.stringify({ a: f32(0, 8, [2]), b: f32(4, 8, [1]) }), 8), "overlaps"],
    ["a hole", file(JSON.stringify({ a: f32(0, 4, [1]), b: f32(8, 12, [1]) }), 12), 'hole before the tensor "b"'],
    ["left-over bytes", file(JSON.stringify({ a: f32(0, 4, [1]) }), 5), "1 byte at its end"],
    [
      "a name that stands twice",
      file(`{"a":${JSON.stringify(f32(0, 4, []))},"a":${JSON.stringify(f32(4, 8, []))}}`, 8),
      "hole",
    ],
    ["a tensor called __proto__", file(`{"__proto__":${JSON.stringify(f32(0, 4, []))}}`, 4), "forbidden name"],
    ["metadata that is not text", file('{"__metadata__":{"a":1}}'), "not a table of texts"],
  ])("refuses %s", (_, bytes, expected) => {
    expect(reason(bytes)).toContain(expected);
  });

  it("refuses a good file cut off anywhere", () => {
    const bytes = encode(content);
    for (let length = 0; length < bytes.length; length += 1)
      expect(reason(bytes.subarray(0, length))).toBeTypeOf("string");
  });
});
