/** The address of a view: the served one, token and all, with another path. */
export function viewAddress(address: string, path: string): string {
  const [base, token] = address.split("#");
  return `${new URL(path, base).href}#${token ?? ""}`;
}
