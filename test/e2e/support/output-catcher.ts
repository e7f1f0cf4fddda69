/** Notes all that this process writes to standard output and standard error, and lets it pass. */
export function catchOutput(): { written(): string; stop(): void } {
  const chunks: string[] = [];
  const streams = [process.stdout, process.stderr];
  const originals = streams.map((stream) => stream.write.bind(stream));
  streams.forEach((stream, index) => {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return (originals[index] as (...args: unknown[]) => boolean)(chunk, ...rest);
    };
  });
  return {
    written: () => chunks.join(''),
    stop: () => {
      streams.forEach((stream, index) => {
        const original = originals[index];
        if (original !== undefined) stream.write = original;
      });
    },
  };
}
