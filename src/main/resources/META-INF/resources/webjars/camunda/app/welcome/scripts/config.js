export default {
  app: { name: "Welcome", vendor: "Baton" },
  customScripts: ["baton/sign-in"],
  disableWelcomeMessage: true
};
