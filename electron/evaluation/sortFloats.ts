/** Sorting of many float32 numbers: by their bits, in three passes over the array, several times as fast as `sort`. */

const digitBits = 11;
const digits = 1 << digitBits;
const passes = 3;

/** Sorts arrays of so many numbers, one after another, in the same scratch memory. */
export function createFloatSorter(count: number): (numbers: Float32Array) => void {
  const [first, second] = [new Uint32Array(count), new Uint32Array(count)];
  const counts = Array.from({ length: passes }, () => new Uint32Array(digits));

  return (numbers) => {
    const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, count);
    for (const each of counts) each.fill(0);
    for (let i = 0; i < count; i++) {
      const word = bits[i]!;
      // As whole numbers they are in the order of the numbers: a negative one's bits are turned over.
      const key = (word & 0x80000000) === 0 ? word | 0x80000000 : ~word;
      first[i] = key;
      counts[0]![key & (digits - 1)]!++;
      counts[1]![(key >>> digitBits) & (digits - 1)]!++;
      counts[2]![key >>> (2 * digitBits)]!++;
    }
    for (const each of counts) placeAfterEachOther(each);
    let [from, to] = [first, second];
    for (let pass = 0; pass < passes; pass++) {
      const places = counts[pass]!;
      const shift = pass * digitBits;
      for (let i = 0; i < count; i++) {
        const key = from[i]!;
        to[places[(key >>> shift) & (digits - 1)]!++] = key;
      }
      [from, to] = [to, from];
    }
    for (let i = 0; i < count; i++) {
      const key = from[i]!;
      bits[i] = (key & 0x80000000) === 0 ? ~key : key & 0x7fffffff;
    }
  };
}

/** How many there are of each becomes where the first of them goes. */
function placeAfterEachOther(counts: Uint32Array): void {
  let place = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const there = counts[digit]!;
    counts[digit] = place;
    place += there;
  }
}
