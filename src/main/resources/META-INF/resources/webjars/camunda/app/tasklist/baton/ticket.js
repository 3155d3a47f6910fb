// The ticket behind a task: a line above the form and a tab with its story. The server renders both, for eyes that may see.
const root = document.querySelector("base").getAttribute("app-root").replace(/\/camunda$/, "");

async function show(node, taskId, part) {
  const answer = await fetch(`${root}/portal/tasks/${encodeURIComponent(taskId)}/${part}`, {
    credentials: "same-origin",
    headers: { "HX-Request": "true" }
  });
  if (answer.ok) {
    node.innerHTML = await answer.text();
  } else if (part === "ticket") {
    node.textContent =
      answer.status === 404 ? "This task belongs to no ticket that you may see." : "The ticket cannot be shown now.";
  }
}

const panel = (id, pluginPoint, part, priority) => ({
  id,
  pluginPoint,
  priority,
  properties: { label: "Ticket" },
  render(node, { taskId }, scope) {
    const task = taskId || (scope && scope.task && scope.task.id);
    node.className = `baton-${part}`;
    if (task) {
      show(node, task, part).catch(() => {
        node.textContent = "";
      });
    }
  }
});

// The button "Escalate" of every task, for those who may escalate its ticket. The task itself is not touched.
const escalate = {
  id: "baton-escalate",
  pluginPoint: "tasklist.task.action",
  priority: 90,
  render(node, data, scope) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-link baton-escalate-button";
    button.textContent = "Escalate";
    button.hidden = true;
    const dialog = document.createElement("dialog");
    dialog.className = "baton-escalate";
    dialog.setAttribute("aria-labelledby", "baton-escalate");
    node.append(button);
    document.body.append(dialog);
    button.addEventListener("click", () => dialog.showModal());
    dialog.addEventListener("click", event => event.target.closest("[data-close]") && dialog.close());
    dialog.addEventListener("submit", async event => {
      event.preventDefault();
      const form = event.target;
      event.submitter && (event.submitter.disabled = true);
      const answer = await fetch(form.action, {
        method: "POST",
        credentials: "same-origin",
        headers: { "HX-Request": "true" },
        body: new URLSearchParams(new FormData(form))
      }).catch(() => null);
      if (answer && answer.ok) {
        dialog.innerHTML = await answer.text();
      } else {
        event.submitter && (event.submitter.disabled = false);
        const said = document.createElement("p");
        said.className = "alert alert-danger";
        said.setAttribute("role", "alert");
        said.textContent = "That did not work. Open the ticket and escalate there.";
        form.prepend(said);
      }
    });

    let shown;
    const offer = async task => {
      shown = task;
      button.hidden = true;
      dialog.open && dialog.close();
      if (task) {
        const fresh = document.createElement("div");
        await show(fresh, task, "escalation");
        if (shown === task && fresh.textContent.trim()) {
          dialog.innerHTML = fresh.innerHTML;
          button.hidden = false;
        }
      }
    };
    dialog.addEventListener("close", () => offer(shown));
    const stop = scope.$watch(
      () => scope.task && scope.task.id,
      task => offer(task).catch(() => {})
    );
    scope.$on("$destroy", () => {
      stop();
      dialog.remove();
    });
  }
};

export default [panel("baton-ticket", "tasklist.task.detail", "ticket", 900), escalate];
