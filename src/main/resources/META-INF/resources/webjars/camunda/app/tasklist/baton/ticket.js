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

export default [panel("baton-ticket", "tasklist.task.detail", "ticket", 900)];
