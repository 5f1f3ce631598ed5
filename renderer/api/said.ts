/** Messages of the core in the window's language. */
import { english } from "../../shared/catalogue/messages.ts";
import { locale } from "../../shared/locale.ts";
import type { Message } from "../../shared/messages/message.ts";
import { createRenderer } from "../../shared/messages/render.ts";

const render = createRenderer(english, locale, { isolatesNames: true });

/** The message in words; of a core of another version, whose message this window does not know, its English text. */
export function said(message: Message): string {
  return render(message) ?? message.text;
}
