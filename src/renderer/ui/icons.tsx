import { type ReactNode } from 'react';

interface DrawingProps {
  readonly children: ReactNode;
}

/** Icons are decoration: the words beside them, or the button's name, carry the meaning. */
function Drawing({ children }: DrawingProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export const ArrowIcon = () => (
  <Drawing>
    <path d="M2 8h11M9 4l4 4-4 4" strokeWidth="2" />
  </Drawing>
);
export const GearIcon = () => (
  <Drawing>
    <circle cx="8" cy="8" r="3.6" strokeWidth="2.6" />
    <path
      d="M8 1v2.4M8 12.6V15M1 8h2.4M12.6 8H15M3.05 3.05l1.7 1.7M11.25 11.25l1.7 1.7M12.95 3.05l-1.7 1.7M4.75 11.25l-1.7 1.7"
      strokeWidth="2.6"
      strokeLinecap="butt"
    />
  </Drawing>
);
export const HelpIcon = () => (
  <Drawing>
    <circle cx="8" cy="8" r="6.6" />
    <path d="M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.6v.1" />
  </Drawing>
);
export const SaveIcon = () => (
  <Drawing>
    <path d="M4.5 12.5h-1a2.7 2.7 0 0 1-.4-5.4 4.2 4.2 0 0 1 8.1-1 3.2 3.2 0 0 1 1.3 6.2" />
    <path d="M8 14V8M5.8 10 8 7.8l2.2 2.2" />
  </Drawing>
);
export const CrossIcon = () => (
  <Drawing>
    <path d="m4 4 8 8M12 4l-8 8" strokeWidth="2.2" />
  </Drawing>
);
export const CaretIcon = () => (
  <Drawing>
    <path d="m4 6 4 4 4-4" />
  </Drawing>
);
export const PreviousIcon = () => (
  <Drawing>
    <path d="m10 3-5 5 5 5" />
  </Drawing>
);
export const NextIcon = () => (
  <Drawing>
    <path d="m6 3 5 5-5 5" />
  </Drawing>
);
export const TickIcon = () => (
  <Drawing>
    <path d="m3 8.5 3.2 3.2L13 4.8" strokeWidth="2.2" />
  </Drawing>
);
export const WarningIcon = () => (
  <Drawing>
    <path d="M8 2 1.6 13.4h12.8zM8 6.4v3.2M8 11.6v.1" />
  </Drawing>
);
export const SkippedIcon = () => (
  <Drawing>
    <path d="M3.5 8h9" strokeWidth="2.2" />
  </Drawing>
);
export const CopyIcon = () => (
  <Drawing>
    <rect x="5.5" y="5.5" width="8" height="8.5" rx="1.2" />
    <path d="M3.5 10.5h-1v-8h7v1" />
  </Drawing>
);
export const SearchIcon = () => (
  <Drawing>
    <circle cx="6.8" cy="6.8" r="4.3" />
    <path d="m10 10 4 4" />
  </Drawing>
);
export const HandleIcon = () => (
  <Drawing>
    <path
      d="M5 2h2v2H5zM9 2h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 12h2v2H5zM9 12h2v2H9z"
      fill="currentColor"
      stroke="none"
    />
  </Drawing>
);
export const SortedUpIcon = () => (
  <Drawing>
    <path d="m4 10 4-4 4 4" />
  </Drawing>
);
export const SortedDownIcon = () => (
  <Drawing>
    <path d="m4 6 4 4 4-4" />
  </Drawing>
);
export const AppsIcon = () => (
  <Drawing>
    <path
      d="M2 2h3v3H2zM6.5 2h3v3h-3zM11 2h3v3h-3zM2 6.5h3v3H2zM6.5 6.5h3v3h-3zM11 6.5h3v3h-3zM2 11h3v3H2zM6.5 11h3v3h-3zM11 11h3v3h-3z"
      fill="currentColor"
      stroke="none"
    />
  </Drawing>
);
