/** What of a request's parameters does not fit, after the name of the field. */
export const issueMessages = {
  "issue.tooLong": "it may have {most, plural, one {# character} other {# characters}} at most",
  "issue.tooMany": "it may have {most, plural, one {# entry} other {# entries}} at most",
  "issue.tooLarge": "it may be {most, number} at most",
  "issue.tooShort": "it needs {least, plural, one {# character} other {# characters}} at least",
  "issue.tooFew": "it needs {least, plural, one {# entry} other {# entries}} at least",
  "issue.tooSmall": "it must be {least, number} at least",
  "issue.otherKind": "it is not of the kind {kind}",
  "issue.unknownNames": "it has names that are not known here: {names}",
  "issue.noneOf": "it is none of {values}",
  "issue.otherForm": "it does not have the form that is due",
  "issue.doesNotFit": "it does not fit",
  "issue.notPrintable": "it may not hold control characters or marks that turn the direction of writing",
  "issue.noSuchExport": "there is no such export",
  "issue.notOdd": "must be odd",
} as const;
