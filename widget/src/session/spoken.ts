/* What screen readers are told about a reply: once, in plain words, without addresses. */

import type { Message, Reply } from "../api/types";
import { routeSummary } from "../text/route";
import { strings } from "../strings";
import { spokenText } from "../text/markdown";

export function spokenReply(reply: Reply): string {
  const parts = reply.messages.map(spokenMessage);
  if (reply.buttons.length) parts.push(strings.buttonsSpoken(reply.buttons.map((button) => button.title)));
  return `${strings.botSaid}: ${parts.join(" ")}`;
}

function spokenMessage(message: Message): string {
  const parts = message.card ? [`${strings.routeTitle}: ${routeSummary(message.card)}`] : [];
  parts.push(spokenText(message.text));
  if (message.applies_to) parts.push(`${strings.appliesTo} ${message.applies_to.replace(/\.$/, "")}.`);
  if (message.sources.length) parts.push(strings.sourcesSpoken(message.sources.length));
  return parts.join(" ");
}
