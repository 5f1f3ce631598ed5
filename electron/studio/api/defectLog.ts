/** Notes a fault of ours, with all that is known of it; what the user caused does not come here. */
export type DefectLog = (message: string, error: unknown) => void;
