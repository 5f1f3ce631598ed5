/** A question before what cannot be undone. */
export interface Question {
  readonly title: string;
  /** What would be lost. */
  readonly text: string;
  /** The word on the button that does it. */
  readonly confirm: string;
  readonly act: () => void;
}
