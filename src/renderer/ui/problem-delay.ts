/**
 * How long a field that was just left waits before it names its problem, in milliseconds. Without
 * it the new line pushed the form down between pressing and releasing the mouse, and the click on
 * whatever came next hit nothing.
 */
export const problemDelayMs = 350;
