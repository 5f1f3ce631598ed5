/** The window begins here: the client, the stores, the router, the theme, then the first picture. */
import "@fontsource/ibm-plex-sans/400.css";
import "@fontsource/ibm-plex-sans/500.css";
import "./theme/base.css";
import { createPinia } from "pinia";
import { createApp } from "vue";
import { z } from "zod";
import App from "./App.vue";
import { createBridgeTransport } from "./api/bridgeTransport.ts";
import { createApiClient } from "./api/client.ts";
import { provideApi } from "./api/provideApi.ts";
import { createWebSocketTransport } from "./api/webSocketTransport.ts";
import { reportDefect } from "./frame/defects.ts";
import { createStudioRouter } from "./router.ts";
import { applyTheme } from "./theme/useTheme.ts";

// The page's content-security-policy allows no code made at run time, which zod would otherwise try.
z.config({ jitless: true });

const bridge = window.criticStudio;
const transport = bridge === undefined ? createWebSocketTransport() : createBridgeTransport(bridge);
const app = createApp(App);
app.config.errorHandler = reportDefect;
provideApi(app, createApiClient(transport, reportDefect));
app.use(createPinia());
const router = createStudioRouter();
app.use(router);
bridge?.onOpen((path) => void router.push(path));
applyTheme();
app.mount("#app");
