/** A name and what it is; null: nothing to be shown of it. */
export type Pair = readonly [name: string, value: string | null];

/** Facts of one thing, a name and a value a row. */
export function PairList({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <dl className="pairs">
      {pairs.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
