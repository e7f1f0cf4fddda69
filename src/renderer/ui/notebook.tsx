import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

interface NotebookPage {
  readonly name: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface NotebookProps {
  readonly label: string;
  readonly pages: readonly NotebookPage[];
}

/** Odoo's tabs inside a sheet. Arrow keys move between them. */
export function Notebook({ label, pages }: NotebookProps) {
  const id = useId();
  const [open, setOpen] = useState(pages[0]?.name);
  const move = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = pages[(index + step + pages.length) % pages.length];
    if (step === 0 || next === undefined) return;
    setOpen(next.name);
    document.getElementById(`${id}${next.name}`)?.focus();
  };
  return (
    <div className="notebook">
      <div role="tablist" aria-label={label} className="d-flex flex-wrap px-4 border-bottom">
        {pages.map(({ name, title }, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}${name}`}
            aria-selected={name === open}
            aria-controls={`${id}${name}page`}
            tabIndex={name === open ? 0 : -1}
            onClick={() => setOpen(name)}
            onKeyDown={(event) => move(event, index)}
          >
            {title}
          </button>
        ))}
      </div>
      {pages.map(({ name, content }) => (
        <div
          key={name}
          role="tabpanel"
          id={`${id}${name}page`}
          aria-labelledby={`${id}${name}`}
          className="px-4 pt-3"
          hidden={name !== open}
        >
          {content}
        </div>
      ))}
    </div>
  );
}
