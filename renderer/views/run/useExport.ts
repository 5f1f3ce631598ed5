import type { ExportRequest } from "../../../shared/api/requests.ts";
import { useApi } from "../../api/provideApi.ts";

/** Makes a file and hands it to the user. @returns a function that resolves when it is saved, or not wanted after all */
export function useExport(): (request: ExportRequest) => Promise<void> {
  const api = useApi();
  return async (request) => {
    const { ticket, fileName } = await api.request("exports.make", request);
    await api.saveExport(ticket, fileName);
  };
}
