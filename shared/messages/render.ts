/** Puts a message into the words of a language: plurals by its rules, figures as it writes them. */
import { atFirstUse } from "../locale.ts";
import { formatBytes, formatFigure } from "../figures.ts";
import type { CompiledText, CompiledTexts, NumberStyle, Piece } from "./compiledText.ts";
import type { Message, MessageValue } from "./messageData.ts";

/** The message in words; null where the texts lack its key, or its params do not fit them. */
export type Renderer = (message: Pick<Message, "key" | "params">) => string | null;

export interface RendererOptions {
  /**
   * True puts marks around names in letters that run from right to left, so that what follows them keeps its place.
   * They are for the eye: whoever copies such a name copies them too.
   */
  readonly isolatesNames?: boolean;
}

/** Thrown and caught here. */
class DoesNotFit extends Error {}

export function createRenderer(
  texts: CompiledTexts,
  locale: string,
  { isolatesNames = false }: RendererOptions = {},
): Renderer {
  const plurals = atFirstUse(() => new Intl.PluralRules(locale));
  const list = atFirstUse(() => new Intl.ListFormat(locale, { type: "unit", style: "short" }));
  const format = numberFormats(locale);

  function words(value: MessageValue | undefined): string {
    if (typeof value === "string") return isolatesNames ? isolated(value) : value;
    if (typeof value !== "object") throw new DoesNotFit();
    if (!("key" in value)) return list().format(value.map(words));
    return render(value) ?? value.text;
  }

  function piece(each: Piece, params: Message["params"]): string {
    if (typeof each === "string") return each;
    if ("words" in each) return words(valueOf(params, each.words));
    if ("number" in each) return format[each.style ?? "grouped"](numberOf(params, each.number));
    return join(chosen(each, params), params);
  }

  function chosen(each: Extract<Piece, { options: object }>, params: Message["params"]): CompiledText {
    const { options } = each;
    const other = options.other ?? [];
    if ("plural" in each) {
      const value = numberOf(params, each.plural);
      return own(options, `=${value}`) ?? own(options, plurals().select(value)) ?? other;
    }
    const value = valueOf(params, each.select);
    if (typeof value !== "string") throw new DoesNotFit();
    return own(options, value) ?? other;
  }

  const join = (text: CompiledText, params: Message["params"]): string =>
    text.map((each) => piece(each, params)).join("");

  function render({ key, params }: Pick<Message, "key" | "params">): string | null {
    const text = own(texts, key);
    if (text === undefined) return null;
    try {
      return join(text, params);
    } catch (error) {
      if (error instanceof DoesNotFit) return null;
      throw error;
    }
  }

  return render;
}

/** Names in a message may come from anybody: `constructor` for one. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

const valueOf = (params: Message["params"], name: string): MessageValue | undefined => own(params, name);

function numberOf(params: Message["params"], name: string): number {
  const value = valueOf(params, name);
  if (typeof value !== "number") throw new DoesNotFit();
  return value;
}

function numberFormats(locale: string): Readonly<Record<NumberStyle | "grouped", (value: number) => string>> {
  const grouped = atFirstUse(() => new Intl.NumberFormat(locale));
  return {
    grouped: (value) => grouped().format(value),
    plain: String,
    bytes: (value) => formatBytes(value),
    seconds: (value) => `${grouped().format(Math.max(1, Math.round(value / 1000)))} s`,
    figure: (value) => formatFigure(value),
  };
}

const rightToLeft = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;

function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}
