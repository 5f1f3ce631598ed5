import { describe, expect, it, vi } from "vitest";
import { useFolderListing } from "../../../../renderer/components/folder-picker/useFolderListing.ts";
import { useRequest } from "../../../../renderer/composables/useRequest.ts";
import { useDevices } from "../../../../renderer/stores/devices.ts";
import { useFollowed } from "../../../../renderer/stores/followed.ts";
import { useLastSamples } from "../../../../renderer/stores/lastSamples.ts";
import { newRun, scriptedStudio } from "../../studio/studioFixture.ts";
import { coreOver } from "../../studioApi/coreFixture.ts";
import { connectedWindow } from "../stores/connectedWindow.ts";

describe("what failed while the connection was away", () => {
  it("comes by itself once it is back", async () => {
    const { studio } = await scriptedStudio();
    const { core } = coreOver(studio);
    const { id } = newRun(studio);
    studio.start(id);
    await studio.atRest(id);
    const window = connectedWindow(core);
    const first = window.setUp(() => useRequest(() => window.api.request("runs.list", {})));
    await vi.waitFor(
      () => {
        expect(first.result.value.value).toHaveLength(1);
      },
      { timeout: 60_000 },
    );
    window.disconnect();
    const { result: shown } = window.setUp(() => {
      const samples = useLastSamples();
      samples.look(studio.history.run(id));
      const devices = useDevices();
      devices.want();
      const folders = useFolderListing();
      void folders.go(null);
      return {
        request: useRequest(() => window.api.request("datasets.list", {})),
        followed: useFollowed(id),
        samples,
        devices,
        folders,
      };
    });
    await vi.waitFor(
      () => {
        expect(shown.request.error.value?.code).toBe("disconnected");
        expect(shown.followed.status.value).toBe("error");
        expect(shown.devices.error?.code).toBe("disconnected");
        expect(shown.folders.error.value?.code).toBe("disconnected");
      },
      { timeout: 60_000 },
    );
    expect(shown.samples.of(id)).toBeNull();
    window.connect();
    await vi.waitFor(
      () => {
        expect(shown.request.error.value).toBeNull();
        expect(shown.request.value.value).toHaveLength(1);
        expect(shown.followed.status.value).toBe("ready");
        expect(shown.followed.complete.value).toBe(true);
        expect(shown.followed.samples.value).not.toEqual([]);
        expect(shown.devices.error).toBeNull();
        expect(shown.folders.listing.value?.entries.length).toBeGreaterThan(0);
        expect(shown.samples.of(id)?.step).toBe(10);
      },
      { timeout: 60_000 },
    );
    expect(window.defects).toEqual([]);
  });
});
