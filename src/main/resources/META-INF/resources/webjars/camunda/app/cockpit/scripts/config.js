export default {
  app: { name: "Cockpit", vendor: "Baton" },
  customScripts: ["baton/sign-in"],
  disableWelcomeMessage: true
};
