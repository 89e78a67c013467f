/** A line for every step that takes longer than a second, and its time when it is done. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  let said = false;
  const timer = setTimeout(() => {
    said = true;
    process.stdout.write(`${name} …\n`);
  }, 1_000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (said) process.stdout.write(`${name}: done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  }
}
