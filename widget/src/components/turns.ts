import { html, nothing } from "lit/html.js";

import type { Conversation } from "../session/conversation";
import { answerToRate, lastBotTurn, type Turn } from "../session/turns";
import { about } from "./about";
import { botTurn, deletedTurn, noticeTurn, problemTurn, type TurnActions, visitorTurn, waitingTurn } from "./message";

/** All that stands in the log: what this is, every turn, and what has become of the last one. */
export function turns(conversation: Conversation, privacyLink: Node | null, actions: TurnActions) {
  return html`
    ${about(privacyLink)}
    <ol class="turns" role="list">
      ${conversation.turns.map((turn) => turnView(turn, conversation, actions))}
      ${conversation.problem ? problemTurn(conversation.problem, () => void conversation.connect()) : nothing}
      ${conversation.deleted ? deletedTurn(() => void conversation.startNew()) : nothing}
      ${conversation.waiting ? waitingTurn(conversation.waiting) : nothing}
    </ol>
  `;
}

function turnView(turn: Turn, conversation: Conversation, actions: TurnActions) {
  if (turn.kind === "notice") return noticeTurn(turn);
  if (turn.kind === "visitor") return visitorTurn(turn, actions);
  const isLast = turn === lastBotTurn(conversation.turns);
  return botTurn(turn, answerToRate(turn, conversation.turns), isLast, conversation.isBusy, actions);
}
