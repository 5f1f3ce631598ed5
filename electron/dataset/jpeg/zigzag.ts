/** The order of a block's coefficients in a file (ITU T.81, figure 5): by place, 8 × vertical + horizontal frequency. */
export const zigzag: readonly number[] = diagonals();

function diagonals(): number[] {
  const order: number[] = [];
  for (let sum = 0; sum < 15; sum++) {
    const diagonal: number[] = [];
    for (let row = Math.max(0, sum - 7); row <= Math.min(7, sum); row++) diagonal.push(8 * row + sum - row);
    order.push(...(sum % 2 === 0 ? diagonal.reverse() : diagonal));
  }
  return order;
}
