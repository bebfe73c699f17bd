import { describe, expect, test, vi } from "vitest";
import { djangoHelpdesk } from "../../extension/src/helpdesks/django-helpdesk";
import { generic } from "../../extension/src/helpdesks/generic";
import { openConversations } from "../../extension/src/helpdesks/index";
import { showPage } from "./page";

describe("django-helpdesk", () => {
  test("the hidden history is read with the opening message, oldest first, without the private note and the helpdesk's own words", () => {
    const box = showPage("django-helpdesk.html", "#commentBox");
    expect(djangoHelpdesk.matches(document, new URL("http://desk.example/tickets/1/"))).toBe(true);
    expect(djangoHelpdesk.conversation(box)?.turns).toEqual([
      { role: "customer", text: "Hello,\n\nI was charged twice in March.\nThis is the THIRD time I'm writing!!!\n\nRosa Delgado" },
      { role: "agent", text: "Hello Rosa, could you send us your invoice number?" },
      { role: "customer", text: "I already sent it last week." },
      { role: "customer", text: "And I am furious." },
    ]);
  });

  test("the order does not follow the agent's sorting", () => {
    const box = showPage("django-helpdesk.html", "#commentBox");
    const sorted = djangoHelpdesk.conversation(box);
    const list = document.querySelector("#followup-list") as HTMLElement;
    list.append(...[...list.children].reverse());
    expect(djangoHelpdesk.conversation(box)).toEqual(sorted);
  });

  test("a box is a note while the public switch is off", () => {
    const box = showPage("django-helpdesk.html", "#commentBox");
    expect(djangoHelpdesk.isNote(box)).toBe(false);
    (document.querySelector("#id_public") as HTMLInputElement).checked = false;
    expect(djangoHelpdesk.isNote(box)).toBe(true);
  });

  test("a page without its reply box, or at another address, is not its", () => {
    showPage("plain-words.html");
    expect(djangoHelpdesk.matches(document, new URL("http://desk.example/tickets/1/"))).toBe(false);
    showPage("django-helpdesk.html", "#commentBox");
    expect(djangoHelpdesk.matches(document, new URL("http://desk.example/tickets/"))).toBe(false);
  });
});

describe("a helpdesk nobody described", () => {
  test("an ordered list of articles with the roles in plain words", () => {
    const conversation = generic.conversation(showPage("plain-words.html"));
    expect(conversation?.turns.map((turn) => turn.role)).toEqual(["customer", "agent", "customer"]);
    expect(conversation?.turns[2]?.text).toBe("It did NOT arrive.");
    expect(conversation?.customer_name).toBe("Rosa Delgado");
    expect(conversation?.agent_name).toBe("Tom, Support");
  });

  test("a single message", () => {
    expect(generic.conversation(showPage("one-message.html"))?.turns).toEqual([{ role: "customer", text: "Where is my refund?" }]);
  });

  test("newest first becomes oldest first; quoted mail and internal notes are left out", () => {
    expect(generic.conversation(showPage("side-tokens.html"))?.turns).toEqual([
      { role: "customer", text: "The app does not start." },
      { role: "agent", text: "Please restart it." },
      { role: "customer", text: "Still broken." },
    ]);
  });

  test("hidden history, the sides told by the requester's name", () => {
    const conversation = generic.conversation(showPage("requester-name.html"));
    expect(conversation?.turns).toEqual([
      { role: "customer", text: "I cannot log in, and payroll closes today." },
      { role: "agent", text: "Have you tried another browser?" },
    ]);
  });

  test("of several open tickets, the one of the box", () => {
    const second = showPage("two-tickets.html");
    expect(generic.conversation(second)?.customer_name).toBe("Bob");
    expect(generic.conversation(document.querySelector("#first") as HTMLElement)?.customer_name).toBe("Ann");
  });

  test.each(["component-names.html", "both-roles.html", "agents-only.html", "no-conversation.html"])(
    "%s: nobody is sure to be the customer, so there is no conversation",
    (name) => {
      expect(generic.conversation(showPage(name))).toBeNull();
    },
  );

  test("words inside a message do not decide who wrote it", () => {
    const box = showPage("plain-words.html");
    const texts = document.querySelectorAll(".text");
    (texts[1] as HTMLElement).textContent = "Customer: I am furious. Rosa Delgado, Monday 08:12";
    expect(generic.conversation(box)?.turns[1]?.role).toBe("agent");
  });

  test("an agent who writes of the customer in bold stays the agent", () => {
    const box = showPage("requester-name.html");
    const answer = document.querySelectorAll(".entry p")[1] as HTMLElement;
    answer.innerHTML = "<b>Customer</b> data is safe with us.";
    expect(generic.conversation(box)?.turns.map((turn) => turn.role)).toEqual(["customer", "agent"]);
  });

  test("the draft itself is never part of the conversation", () => {
    const box = showPage("plain-words.html") as HTMLTextAreaElement;
    box.value = "my secret draft";
    box.textContent = "my secret draft";
    expect(JSON.stringify(generic.conversation(box))).not.toContain("secret");
  });

  test("a note form is told by its names", () => {
    document.body.innerHTML = `<div class="reply-box is-private"><div><textarea id="note"></textarea></div></div><form class="reply"><textarea id="reply"></textarea></form>`;
    expect(generic.isNote(document.querySelector("#note") as HTMLElement)).toBe(true);
    expect(generic.isNote(document.querySelector("#reply") as HTMLElement)).toBe(false);
  });
});

describe("conversations of a document", () => {
  test("picked words win, and can be given up", () => {
    const box = showPage("plain-words.html");
    const conversations = openConversations(document, new AbortController().signal);
    const heard = vi.fn();
    conversations.onChange(heard, new AbortController().signal);
    expect(conversations.find(box).source).toBe("generic");

    conversations.pick("I picked this.");
    expect(conversations.find(box)).toEqual({
      source: "picked",
      conversation: { turns: [{ role: "customer", text: "I picked this." }] },
    });
    conversations.pick(null);
    expect(conversations.find(box).source).toBe("generic");
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test("nothing found says so", () => {
    const box = showPage("no-conversation.html");
    const conversations = openConversations(document, new AbortController().signal);
    expect(conversations.find(box)).toEqual({ source: "none", conversation: null });
  });

  test("a message that arrives later is found", async () => {
    const box = showPage("plain-words.html");
    const conversations = openConversations(document, new AbortController().signal);
    expect(conversations.find(box).conversation?.turns).toHaveLength(3);
    const heard = new Promise<void>((resolve) => conversations.onChange(resolve, new AbortController().signal));
    const list = document.querySelector("ol") as HTMLElement;
    const later = list.lastElementChild?.cloneNode(true) as HTMLElement;
    list.append(later);
    await heard;
    expect(conversations.find(box).conversation?.turns).toHaveLength(4);
  });
});
