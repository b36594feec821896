/* What the chat API sends (docs/chat-api.md), after decode.ts has checked it. Names are those of the wire. */

export interface Source {
  title: string;
  publisher: string;
  url: string;
  checked: string;
}

export interface RouteStep {
  title: string;
  detail: string;
  state: string;
  due: string;
}

export interface RouteCard {
  type: "route";
  steps: RouteStep[];
  deadline: string;
  assumptions: string[];
  /** The whole route in plain text, with its sources. */
  text: string;
  /** Its dates as the content of an .ics file; empty where none is ahead. */
  calendar: string;
}

export interface Message {
  text: string;
  topic: string;
  answer_id: string;
  sources: Source[];
  applies_to: string;
  card: RouteCard | null;
}

export interface QuickReply {
  id: string;
  title: string;
}

export interface Reply {
  status: string;
  messages: Message[];
  buttons: QuickReply[];
}

export interface Opening extends Reply {
  token: string;
}
