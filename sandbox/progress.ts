/** How long a step may be silent before it says that it is still at it. */
const SILENCE = 20_000;

/**
 * A line for every step that takes longer than a second, another now and then while it goes on, and its time when it
 * is done.
 */
export async function step<T>(name: string, work: () => Promise<T>, silence = SILENCE): Promise<T> {
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  let said = false;
  const say = (line: string) => {
    said = true;
    process.stdout.write(`${line}\n`);
  };
  const first = setTimeout(() => say(`${name} …`), 1_000);
  const further = setInterval(() => say(`${name} … (${seconds().toFixed(0)} s so far)`), silence);
  let isDone = false;
  try {
    const made = await work();
    isDone = true;
    return made;
  } finally {
    clearTimeout(first);
    clearInterval(further);
    if (said) say(`${name}: ${isDone ? "done in" : "ended after"} ${seconds().toFixed(1)} s`);
  }
}
