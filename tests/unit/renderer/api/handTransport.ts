/** A transport moved by hand: opened, closed and fed by the test. */
import type { Transport, TransportHandlers } from "../../../../renderer/api/transport.ts";

export interface HandTransport extends Transport {
  readonly sent: unknown[];
  readonly open: () => void;
  readonly lose: () => void;
  readonly refuse: () => void;
  /** Answers the newest request. */
  readonly answer: (outcome: unknown) => void;
  readonly push: (changes: unknown) => void;
}

export function handTransport(): HandTransport {
  let handlers: TransportHandlers | undefined;
  const sent: { i?: string }[] = [];
  return {
    shell: "browser",
    start: (given) => (handlers = given),
    post: (message) => sent.push(message as { i?: string }),
    retry: () => undefined,
    artefactUrl: ({ kind }) => `/${kind}`,
    pickFolder: null,
    saveExport: () => Promise.resolve(true),
    sent,
    open: () => handlers?.opened(),
    lose: () => handlers?.closed("lost"),
    refuse: () => handlers?.closed("refused"),
    answer: (outcome) => handlers?.message({ t: "s", i: sent.at(-1)?.i, r: outcome }),
    push: (changes) => handlers?.message({ t: "q", m: "push", a: [changes] }),
  };
}
