/* Which questions to suggest for what a visitor is typing. No keystroke leaves the browser: the list came beforehand. */

const MOST = 5;
const FEWEST_LETTERS = 3;
const COMMON = new Set(["a", "an", "the", "is", "are", "do", "does", "i", "to", "of", "in", "for", "and", "or", "my"]);

/** Return at most five questions that hold every word typed (the last one perhaps unfinished), best first. */
export function matching(typed: string, questions: readonly string[]): string[] {
  if (typed.replace(/[^\p{L}\p{N}]/gu, "").length < FEWEST_LETTERS) return [];
  const wanted = words(typed);
  const telling = wanted.filter((word, index) => !COMMON.has(word) || index === wanted.length - 1);
  const scored = questions.map((question) => ({ question, score: score(telling, words(question)) }));
  return scored
    .filter((entry) => entry.score > 0 && entry.question.toLowerCase() !== typed.trim().toLowerCase())
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map((entry) => entry.question);
}

/** Zero unless every word begins a word of the question; whole words, and words at its start, count for more. */
function score(wanted: string[], having: string[]): number {
  let total = 0;
  for (const word of wanted) {
    const at = having.findIndex((own) => own.startsWith(word));
    if (at < 0) return 0;
    total += (having.includes(word) ? 2 : 1) + (at === 0 ? 0.5 : 0);
  }
  return total - having.length / 100;
}

function words(text: string): string[] {
  return text.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}
