/* Every word that the widget says by itself. Answers, and most errors, come in words from the server. */

export const strings = {
  title: "SENCO careers chatbot",
  launcher: "Ask about becoming a SENCO",
  newAnswer: "new answer",
  regionLabel: "Chatbot",

  // Shown before the first message.
  whatItIs: "I am a bot, not a person. Rules change: check the source before you rely on an answer.",
  privacy:
    "**Your privacy:** please type no names or other personal details, yours or a child’s. What you type is stored " +
    "on our server, and in this tab until you close it. You can delete it under Options.",
  privacyLink: "Privacy notice",
  danger: "If a child or anyone else is in danger now, call [999](tel:999).",

  close: "Close",
  options: "Options",
  yourQuestion: "Your question",
  send: "Send",
  conversation: "Conversation",
  jumpToNewest: "New answer below",

  youSaid: "You said",
  botSaid: "Chatbot said",
  notice: "Please note",
  problem: "Problem",

  connecting: "Connecting…",
  lookingUp: "Looking that up…",
  typeFirst: "Please type a question first.",
  pleaseWait: "Please wait for the answer to your last message.",
  charactersLeft: (left: number) => (left === 1 ? "1 character left" : `${left} characters left`),

  notSent: "Not answered yet.",
  tryAgain: "Try again",
  cannotYet: (seconds: number) => `Please wait ${count(seconds, "more second")}, then try again.`,
  offline: "You are offline. What you type is kept.",
  offlineFailure: "You are offline. Your message is kept: try again when you are connected.",
  backOnline: "You are connected again.",
  unreachable: "I could not reach the chat service. Your message is kept: check your connection and try again.",
  tooSlow: "That took too long. Your message is kept: please try again.",
  ourFault: "Sorry, something went wrong on our side. Your message is kept: please try again in a minute.",
  busy: "I am still working on another message. Please try again in a few seconds.",
  limitReached: (seconds: number) =>
    `That was a lot of messages. Please wait ${count(seconds, "second")}, then try again.`,
  sessionExpired: "This conversation has ended.",
  renewed:
    "Our last conversation ended because it was not used for a while, so I have started a new one. " +
    "I no longer know what you told me about yourself.",
  off: "The chatbot is switched off at the moment.",
  offContact: "A person can help you",
  contact: "Contact us",

  quickReplies: { clarify: "Did you mean:", asked: "Choose an answer, or type your own:", other: "You could ask:" },
  suggestions: "Suggested questions",
  suggestionsSpoken: (number: number) => `${count(number, "suggested question")}. Use the down arrow to choose.`,
  buttonsSpoken: (titles: string[]) =>
    titles.length === 1 ? `1 choice: ${titles[0]}` : `${titles.length} choices: ${titles.join("; ")}`,

  sources: "Sources",
  moreSources: (number: number) => count(number, "more source"),
  sourcesSpoken: (number: number) => `${count(number, "source")} given.`,
  checked: "checked",
  newTab: "(opens in a new tab)",
  appliesTo: "Applies to:",

  wasItHelpful: "Was this helpful?",
  helpful: "Helpful",
  notHelpful: "Not helpful",
  thanks: "Thank you.",
  commentLabel: "What could be better? (optional, no names please)",
  sendComment: "Send comment",
  commentSent: "Thank you, your comment is sent.",
  feedbackFailed: "Your feedback could not be sent. Please try again later.",

  inDanger: "Help in an emergency",
  showAdvice: "Show the full advice",

  routeTitle: "Your route",
  routeStates: { done: "Done", next: "Next", later: "Later" } as Record<string, string>,
  routeCounts: (steps: number, done: number) => `${count(steps, "step")}, ${done} done.`,
  routeDue: "By",
  routeDeadline: "Your deadline:",
  routeAssumes: "This assumes:",
  print: "Print",
  copy: "Copy as text",
  copied: "Your route is copied.",
  copyFailed: "Copying does not work here. Please use Print.",
  calendar: "Save dates to calendar (.ics)",
  calendarFile: "senco-route.ics",

  textSize: "Text size",
  textSizes: { normal: "Normal", large: "Large", largest: "Largest" },
  simpleWords: "Simple words",
  simpleWordsHint: "Easier wording for the next answers, where we have it",
  download: "Download conversation",
  transcriptFile: "senco-conversation.txt",
  transcriptIntro: "Answers come from a bot and may be out of date: check the sources.",

  startAgain: "Start again",
  startAgainQuestion: "Start again?",
  startAgainYes: "Yes, start again",
  deleteConversation: "Delete my conversation",
  deleteQuestion: "Delete your conversation?",
  deleteEffect: "This deletes our conversation, here and on our server. It cannot be undone.",
  deleteYes: "Yes, delete it",
  no: "No, keep it",
  startedAgain: "We have started again.",
  deleting: "Deleting…",
  deleted: "Your conversation is deleted, here and on our server.",
  deleteFailed: "Your conversation could not be deleted. Please try again in a minute.",
  startNew: "Start a new conversation",
};

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
