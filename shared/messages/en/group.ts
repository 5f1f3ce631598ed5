/** Groups of runs. */
export const groupMessages = {
  "group.unknown": "There is no group {id}.",
  "group.size": "A group has 1 to {most, number} runs, not {count, number}.",
  "group.differ":
    'The runs of a group need the same data set and seed, but "{first}" and "{other}" differ in their ' +
    "{differing, select, dataset {data set} seed {seed} other {}}.",
  "group.member": '"{name}" is {state}',
  "group.notPossible": 'Group {id}: {states}, so "{command}" is not possible for any of them. Nothing was changed.',
  "group.settingValues": "{setting} ({values})",
  "group.otherSamples":
    'The runs of the group "{name}" must see the same samples in the same order, but differ in {differing}.',
} as const;
