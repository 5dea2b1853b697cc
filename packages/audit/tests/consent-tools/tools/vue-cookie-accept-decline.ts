import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/** https://github.com/johndatserakis/vue-cookie-accept-decline#install */
export const vueCookieAcceptDecline: ConsentTool = {
  host: "vue-cookie-accept-decline.tools.test",
  html: `<script src="/node_modules/vue/dist/vue.global.prod.js"></script>
<script src="/node_modules/vue-cookie-accept-decline/dist/vue-cookie-accept-decline.min.js"></script>
<link rel="stylesheet" href="/node_modules/vue-cookie-accept-decline/dist/vue-cookie-accept-decline.css">
<div id="app">
  <vue-cookie-accept-decline element-id="myPanel1" position="bottom-left" type="floating" @status="onStatus" @clicked-accept="onAccept">
    <template #message>
      We use cookies to ensure you get the best experience on our website.
      <a href="/about" target="_blank">Learn More...</a>
    </template>
  </vue-cookie-accept-decline>
</div>
<script>
Vue.createApp({
  methods: {
    onStatus(status) { if (status === "accept") countVisit(); },
    onAccept() { countVisit(); },
  },
}).use(VueCookieAcceptDecline).mount("#app");
</script>`,
  ...clickButtons("Opt Out", "Got It!"),
};
