import type { Studio, StudioOptions } from "../studio/studio.ts";
import type { ExitCode } from "./exitCodes.ts";
import type { Output } from "./output.ts";

/** What every command is given. */
export interface CommandContext {
  readonly output: Output;
  /** The home folder asked for by `--home`; undefined leaves the choice to the environment and the platform. */
  readonly home: string | undefined;
  /** The exit code of a command that ends without throwing; 0 unless set. */
  exitCode: ExitCode;
}

/** Gives a command its context; only once a command runs are the global flags known. */
export type ContextOf = () => CommandContext;

/**
 * Opens the studio for one command and closes it afterwards, also where the command fails.
 *
 * @throws StudioError as `openStudio`
 */
export async function withStudio<Result>(
  context: CommandContext,
  command: (studio: Studio) => Promise<Result> | Result,
  options: Pick<StudioOptions, "keepsQueue" | "access"> = {},
): Promise<Result> {
  // Loaded on demand: `critic --help` needs neither SQLite nor the supervisor.
  const { openStudio } = await import("../studio/studio.ts");
  const { resolveHomeFolder } = await import("../studio/machine/homeFolder.ts");
  const studio = await openStudio({ home: resolveHomeFolder(context.home), ...options });
  try {
    const whyReadOnly = studio.history.whyReadOnly();
    if (whyReadOnly !== null) context.output.tell(`Only to be read: ${whyReadOnly.message}`);
    return await command(studio);
  } finally {
    await studio.close();
  }
}
