/**
 * Questions to the file system with a deadline. On a mount whose server or drive is gone they never return, and each
 * keeps one of the four threads by which Node asks the disks: four of them, and no file of this process can be read any
 * more.
 */
import { sep } from "node:path";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";

export interface Patience {
  /**
   * Asks, unless the place, or a folder above it, still owes an answer.
   *
   * @param place absolute
   * @throws StudioError `not-found` where there is no answer in time; whatever `question` throws
   */
  ask<Answer>(place: string, question: () => Promise<Answer>, withinMs?: number): Promise<Answer>;
}

export interface PatienceOptions {
  /** How long an answer may take, unless the caller says otherwise. */
  readonly withinMs?: number;
  /** Questions at a time, those included that were given up: one thread is always left. */
  readonly mostAtOnce?: number;
}

export function createPatience({ withinMs: usualMs = 1000, mostAtOnce = 3 }: PatienceOptions = {}): Patience {
  let asking = 0;
  /** Places whose answers were given up, and how often. */
  const silent = new Map<string, number>();
  const waiting: (() => void)[] = [];

  const silentCount = (): number => [...silent.values()].reduce((sum, count) => sum + count, 0);
  const isSilent = (place: string): boolean =>
    [...silent.keys()].some((known) => place === known || place.startsWith(known.endsWith(sep) ? known : known + sep));

  function wakeNext(): void {
    waiting.shift()?.();
  }

  function giveUp(place: string, ended: Promise<unknown>): void {
    silent.set(place, (silent.get(place) ?? 0) + 1);
    void ended.then(() => {
      const left = (silent.get(place) ?? 1) - 1;
      if (left > 0) silent.set(place, left);
      else silent.delete(place);
    });
    // Those who wait would wait for ever.
    if (silentCount() >= mostAtOnce) for (const wake of waiting.splice(0)) wake();
  }

  return {
    async ask(place, question, withinMs = usualMs) {
      for (;;) {
        if (isSilent(place) || silentCount() >= mostAtOnce) throw noAnswer(place);
        if (asking < mostAtOnce) break;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      asking += 1;
      const answer = (async () => await question())();
      const ended = answer.then(
        () => undefined,
        () => undefined,
      );
      void ended.then(() => {
        asking -= 1;
        wakeNext();
      });
      const tooLate = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        giveUp(place, ended);
        tooLate.reject(noAnswer(place));
      }, withinMs);
      try {
        return await Promise.race([answer, tooLate.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** The patience of this process: the threads are all its parts'. */
export const disks: Patience = createPatience();

function noAnswer(place: string): StudioError {
  return new StudioError("not-found", message("storage.noAnswer", { place }), { place });
}
