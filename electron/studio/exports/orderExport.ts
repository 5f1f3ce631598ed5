/** From what a window or a command asks for to an order that can be carried out. */
import type { z } from "zod";
import { addsNoise } from "../../../shared/addedNoise.ts";
import { StudioError } from "../../../shared/errors.ts";
import { issueMessage } from "../../../shared/messages/issueMessage.ts";
import { allOf } from "../../../shared/messages/lists.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { runCount, parameterRange, exportFacts, type ExportName } from "../../../shared/exports.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import { systemFacts } from "../../../shared/systems.ts";
import type { ExportFormat, ExportOrder, ExportSource } from "./format.ts";
import { formats } from "./formats/registry.ts";
import { sampledSteps, type AskedStep } from "./readSamples.ts";

/** What is asked for. */
export interface ExportAsked {
  readonly what: ExportName;
  readonly runIds: readonly string[];
  /** The newest that all of them have where left out. */
  readonly step?: AskedStep | undefined;
  /** What the kind has of its own; each may be left out. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** A checked order, as it crosses to a worker thread. */
export interface CheckedOrder extends ExportOrder {
  readonly what: ExportName;
}

export function formatNamed(what: ExportName): ExportFormat {
  const found = formats.find(({ name }) => name === what);
  if (found === undefined) throw new Error(`There is no export called ${what}.`);
  return found;
}

/**
 * Checks what is asked for against what the kind declares, and finds the step.
 *
 * @throws StudioError `invalid-argument`, `not-found` where runs, step or checkpoint are not there
 */
export function orderExport(source: ExportSource, asked: ExportAsked): CheckedOrder {
  const { what, runIds } = asked;
  const { parameters: schema, title, applies } = formatNamed(what);
  const parsed = schema.safeParse(asked.parameters ?? {});
  if (!parsed.success) throw refuseParameter(asked, parsed.error);
  const { runs, network, domain } = applies;
  if (runIds.length < runs.least || runIds.length > runs.most) {
    throw refuse(message("export.otherCount", { title, what, runs: runCount(runs), count: runIds.length }), { what });
  }
  for (const runId of runIds) {
    const { name, configuration } = source.history.run(runId);
    if (domain !== undefined && configuration.domain !== domain) {
      const [of, has] = [domainFacts(domain), domainFacts(configuration.domain)];
      const params = { title, what, samples: of.words.many, name, id: runId, others: has.words.many };
      throw refuse(message("export.otherDomain", params), { runId });
    }
    const facts = systemFacts(configuration.system);
    if (network === null || facts.networks[network] !== undefined) continue;
    const params = { name, id: runId, system: facts.title, network: message("network.role", { role: network }), what };
    throw refuse(message("export.noNetwork", params), { runId });
  }
  refuseWithoutNoise(source, runIds, parsed.data);
  return { what, runIds, parameters: parsed.data, prepared: null, step: findStep(source, asked) };
}

/** Beside a run that adds noise, others are shown as they are. */
function refuseWithoutNoise(
  { history }: Pick<ExportSource, "history">,
  runIds: readonly string[],
  { samples }: Readonly<Record<string, unknown>>,
): void {
  const configurations = runIds.map((runId) => history.run(runId).configuration);
  if (samples !== "noisy" || configurations.some(addsNoise)) return;
  const systems = [...new Set(configurations.map(({ system }) => systemFacts(system).title))];
  throw refuse(message("export.noAddedNoise", { systems: allOf(systems), count: systems.length }), {
    parameter: "samples",
  });
}

function refuse(sentence: Message, details: Readonly<Record<string, unknown>>): StudioError {
  return new StudioError("invalid-argument", sentence, details);
}

function refuseParameter({ what, parameters }: ExportAsked, { issues: [issue] }: z.ZodError): StudioError {
  const known = exportFacts(what).parameters;
  if (issue?.code === "unrecognized_keys") {
    const [name = ""] = issue.keys;
    const names = Object.keys(known);
    const nearest = nearestName(name, names);
    const sentence =
      nearest !== undefined
        ? message("export.noParameterNear", { what, name, nearest })
        : names.length === 0
          ? message("export.noParameters", { what, name })
          : message("export.noParameter", { what, name, names });
    return refuse(sentence, { what, parameter: name });
  }
  const name = String(issue?.path[0] ?? "");
  const facts = known[name];
  const value = JSON.stringify(parameters?.[name] ?? null).slice(0, 60);
  const sentence =
    issue?.code === "custom" || facts === undefined
      ? message("export.parameterProblem", {
          name,
          what,
          problem: issue === undefined ? "?" : issueMessage(issue),
          value,
        })
      : message("export.parameterRange", { name, what, range: parameterRange(facts), value });
  return refuse(sentence, { what, parameter: name });
}

/** @throws StudioError `not-found` that names what there is */
function findStep(source: ExportSource, { what, runIds, step = "last" }: ExportAsked): number {
  const { needs, of } = formatNamed(what).applies;
  const { history } = source;
  if (needs === "sample") return sampledSteps(source, runIds, [of === "run" ? "last" : step])[0] ?? 0;
  if (needs === "metrics") return step === "last" ? Math.max(...runIds.map((runId) => history.run(runId).step)) : step;
  const steps = runIds.map((runId) => (step === "last" ? lastCheckpoint(source, runId) : step));
  const wanted = Math.min(...steps);
  for (const runId of runIds) history.checkpointAt(runId, wanted);
  return wanted;
}

function lastCheckpoint({ history }: ExportSource, runId: string): number {
  const checkpoint = history.listCheckpoints(runId).at(-1);
  if (checkpoint !== undefined) return checkpoint.step;
  const run = history.run(runId);
  throw new StudioError(
    "not-found",
    message("export.noCheckpointYet", {
      name: run.name,
      id: run.id,
      state: message("run.state", { state: run.state }),
      step: run.step,
    }),
    { runId },
  );
}
