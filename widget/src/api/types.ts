/* What the chat API sends (docs/chat-api.md), after decode.ts has checked it. */

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
  steps: RouteStep[];
  deadline: string;
  assumptions: string[];
}

export interface Message {
  text: string;
  topic: string;
  answerId: string;
  sources: Source[];
  appliesTo: string;
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
