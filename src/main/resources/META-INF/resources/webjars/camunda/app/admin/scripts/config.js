export default {
  app: { name: "Admin", vendor: "Baton" },
  customScripts: ["baton/sign-in"],
  disableWelcomeMessage: true
};
