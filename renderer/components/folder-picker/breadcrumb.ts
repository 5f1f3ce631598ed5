/** A path as the folders on the way to it, the first one first; of Windows and of everything else. */
export interface Crumb {
  readonly name: string;
  readonly folder: string;
}

export function breadcrumb(folder: string): readonly Crumb[] {
  const windows = /^([A-Za-z]:)[\\/]?(.*)$/.exec(folder);
  const share = /^(\\\\[^\\]+\\[^\\]+)\\?(.*)$/.exec(folder);
  if (windows) return crumbs({ name: windows[1] ?? "", folder: `${windows[1] ?? ""}\\` }, windows[2] ?? "", "\\");
  if (share) return crumbs({ name: share[1] ?? "", folder: `${share[1] ?? ""}\\` }, share[2] ?? "", "\\");
  return crumbs({ name: "/", folder: "/" }, folder, "/");
}

function crumbs(root: Crumb, rest: string, separator: "/" | "\\"): readonly Crumb[] {
  const names = rest.split(separator === "/" ? /\/+/ : /[\\/]+/).filter((name) => name !== "");
  return names.reduce<readonly Crumb[]>(
    (before, name) => {
      const { folder } = before.at(-1) ?? root;
      return [...before, { name, folder: folder.endsWith(separator) ? folder + name : folder + separator + name }];
    },
    [root],
  );
}
