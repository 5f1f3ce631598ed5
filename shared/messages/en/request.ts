/** Requests that cannot be answered. */
export const requestMessages = {
  "request.doesNotFit": 'The request "{request}" cannot be answered. Its parameters do not fit.',
  "request.problem": 'The request "{request}" cannot be answered. {problem}.',
  "request.fieldProblem": 'The request "{request}" cannot be answered. {field}: {problem}.',
  "request.setting": "{setting} must be {range}, but it is {value}",
  "request.missing": "missing",
  "request.otherKind": "a value of another kind ({kind})",
  "request.unknown": "There is no request called {name}.",
  "request.unknownNear": 'There is no request called {name}. Did you mean "{nearest}"?',
} as const;
