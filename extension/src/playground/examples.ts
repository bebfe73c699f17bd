/** Conversations to start from. Invented; each shows one thing the linter reads in the customer's words. */

import type { Conversation } from "../wire.gen";

export interface Message {
  readonly role: "customer" | "agent";
  readonly author: string;
  readonly time: string;
  readonly text: string;
}

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly thread: readonly Message[];
  /** Paragraphs of the reply, separated by blank lines. */
  readonly draft: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    id: "parcel",
    title: "A parcel, for the third time",
    thread: [
      {
        role: "customer",
        author: "Rosa Delgado",
        time: "Monday 08:12",
        text:
          "Hello, I ordered a cot on the 2nd and was promised delivery last Wednesday. " +
          "I stayed home from work all day and nobody came. Could you find out where it is?",
      },
      { role: "agent", author: "Tom, Support", time: "Monday 10:40", text: "Hi Rosa, the parcel will arrive tomorrow." },
      {
        role: "customer",
        author: "Rosa Delgado",
        time: "Thursday 18:03",
        text:
          "It did NOT arrive tomorrow. This is the third time I'm asking. The baby is due on Sunday and I'm honestly " +
          "at the end of my tether.",
      },
    ],
    draft:
      "Hi Rosa,\n\nYou should have checked the tracking page first. I understand, but delays are normal at this time of year.\n\n" +
      "The parcel is held at the cross-dock because of an ASN mismatch. We will deliver it as soon as possible.\n\nKind regards,\nTom",
  },
  {
    id: "casual",
    title: "A quick question, a stiff reply",
    thread: [
      {
        role: "customer",
        author: "Jules",
        time: "Today 14:21",
        text: "hey! quick q, can i pause my plan while im away in august? gonna be off grid lol",
      },
    ],
    draft:
      "Dear Customer,\n\nWe hereby acknowledge receipt of your enquiry. Please be advised that the aforementioned subscription " +
      "may be suspended pursuant to section 4 of the terms.\n\nYours faithfully,\nSubscriptions Department",
  },
  {
    id: "jargon",
    title: "Words the customer never used",
    thread: [
      {
        role: "customer",
        author: "Margit Anders",
        time: "Yesterday 16:55",
        text:
          "Good afternoon, since we moved our website to you, mail from our choir's address ends up in everybody's spam. " +
          "I am not a technical person. What do I have to press?",
      },
    ],
    draft:
      "Good afternoon Margit,\n\nYour SPF record fails and DKIM is not set up, so the receiving MTA marks it. Simply add the TXT records " +
      "to your zone file.\n\nBest regards,\nIvo",
  },
  {
    id: "policy",
    title: "A rule, and nothing else",
    thread: [
      {
        role: "customer",
        author: "Daniel Okoro",
        time: "Today 09:02",
        text:
          "My father died last week, so we can't use the two tickets for Saturday. Is there any way to get the money back, " +
          "or to give them to somebody else?",
      },
    ],
    draft: "Hello Daniel,\n\nUnfortunately tickets are non-refundable. That's our policy.\n\nRegards,\nBox office",
  },
  {
    id: "kind",
    title: "A reply that does it well",
    thread: [
      {
        role: "customer",
        author: "Priya Nair",
        time: "Today 11:37",
        text:
          "I've now been charged TWICE for the same month and nobody answers the phone. That was my grocery money!! " +
          "Please sort this out today.",
      },
    ],
    draft:
      "Hi Priya,\n\nI'm so sorry, that was your grocery money and it should never have left your account twice. The second charge was our " +
      "mistake.\n\nI have just sent the $48 back. Your bank will show it by tomorrow at noon, and I'll write to you then to make sure it's there." +
      "\n\nBest,\nMarta",
  },
];

/** The conversation of an example as the linter takes it. */
export function conversationOf(thread: readonly Message[]): Conversation {
  return {
    turns: thread.map(({ role, text }) => ({ role, text })),
    customer_name: thread.find(({ role }) => role === "customer")?.author ?? null,
    agent_name: null,
    channel: null,
  };
}
