/**
 * Entries of a folder that are never looked at: what systems and programs put beside people's files. docs/limits.md
 * lists them.
 */
const skipped = new Set(
  [
    // Synology, QNAP: thumbnails, waste bins, snapshots.
    "@eaDir",
    "#recycle",
    "#snapshot",
    "@Recycle",
    "@Recently-Snapshot",
    // Windows.
    "$RECYCLE.BIN",
    "RECYCLER",
    "System Volume Information",
    "Thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    // macOS, and archives made there.
    "__MACOSX",
    "Network Trash Folder",
    "Temporary Items",
    "Icon\r",
    // File system checks.
    "lost+found",
    "found.000",
  ].map((name) => name.toLowerCase()),
);

/** True for hidden entries (a dot first: `.git`, `.DS_Store`, `._picture.jpg`) too. */
export function isSkipped(name: string): boolean {
  return name.startsWith(".") || skipped.has(name.toLowerCase());
}
