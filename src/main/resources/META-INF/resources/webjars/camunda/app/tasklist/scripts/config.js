export default {
  app: { name: "Tasklist", vendor: "Baton" },
  customScripts: ["baton/ticket", "baton/sign-in"],
  disableWelcomeMessage: true,
  // Comments written here belong to the ticket's process instance and can be found by it.
  assignProcessInstanceIdToTaskComment: true,
  shortcuts: {
    claimTask: { key: "ctrl+alt+c", description: "claims the task that is open" },
    focusFilter: { key: "ctrl+shift+f", description: "goes to the first filter" },
    focusList: { key: "ctrl+alt+l", description: "goes to the first task of the list" },
    focusForm: { key: "ctrl+alt+f", description: "goes to the first field of the form" },
    startProcess: { key: "ctrl+alt+p", description: "opens the list of processes to start" }
  }
};
