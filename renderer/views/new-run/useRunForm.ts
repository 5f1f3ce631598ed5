/** The form of a new run as the view holds it: its state and what follows from it. */
import { computed, shallowRef, type ComputedRef } from "vue";
import type { SystemName } from "../../../shared/systems.ts";
import type { SettingName } from "../../../shared/settings/table.ts";
import type { PresetName } from "../../../shared/presets.ts";
import { formSections, type FormSection } from "./formSections.ts";
import { changedFields, enter, freshForm, reset, resetAll, toggle, withPreset, type Field } from "./runForm.ts";
import { sidesOf, type RunForm, type Side } from "./formSettings.ts";
import type { Entry } from "./readEntry.ts";

export interface HeldRunForm {
  readonly form: ComputedRef<RunForm>;
  readonly systems: ComputedRef<readonly SystemName[]>;
  readonly sections: ComputedRef<readonly FormSection[]>;
  readonly sides: ComputedRef<readonly Side[]>;
  readonly changed: ComputedRef<readonly Field[]>;
  readonly toggle: (system: SystemName) => void;
  readonly choosePreset: (preset: PresetName) => void;
  readonly enter: (system: SystemName, name: SettingName, entry: Entry) => void;
  readonly reset: (system: SystemName, name: SettingName) => void;
  readonly resetAll: () => void;
}

export function useRunForm(): HeldRunForm {
  const form = shallowRef<RunForm>(freshForm);
  return {
    form: computed(() => form.value),
    systems: computed(() => form.value.systems),
    sections: computed(() => formSections(form.value)),
    sides: computed(() => sidesOf(form.value)),
    changed: computed(() => changedFields(form.value)),
    toggle: (system) => {
      form.value = toggle(form.value, system);
    },
    choosePreset: (preset) => {
      form.value = withPreset(form.value, preset);
    },
    enter: (system, name, entry) => {
      form.value = enter(form.value, system, name, entry);
    },
    reset: (system, name) => {
      form.value = reset(form.value, system, name);
    },
    resetAll: () => {
      form.value = resetAll(form.value);
    },
  };
}
