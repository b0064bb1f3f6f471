import { igsid } from "../ids.ts";
import type { Person } from "../world/state.ts";
import { type GraphCall, readNode, requireScope, SCOPES } from "./call.ts";
import { consentRequired, noSuchPerson } from "./errors.ts";
import type { NodeShape } from "./fields.ts";

export const personShape = (call: GraphCall): NodeShape<Person> => ({
  name: "IGBusinessScopedID",
  defaults: ["id", "name", "username"],
  readers: {
    id: (person) => igsid(call.account.userId, person.username),
    name: (person) => person.name,
    username: (person) => person.username,
    profile_pic: (person) => `https://cdn.example/people/${person.username}.jpg?expires=soon`,
    follower_count: (person) => person.followerCount,
    is_user_follow_business: (person) => person.follows.includes(call.account.userId),
    is_business_follow_user: (person) => person.followedBy.includes(call.account.userId),
    is_verified_user: (person) => person.verified,
  },
});

/** `GET /<IGSID>`: readable once the person has written; somebody who only commented has not consented. */
export function readPerson(call: GraphCall, person: Person): Record<string, unknown> {
  requireScope(call, SCOPES.messages);
  if (person.blocks.includes(call.account.userId)) throw noSuchPerson();
  if (!call.world.conversationWith(call.account.userId, person.username)?.consented) throw consentRequired();
  return readNode(call, person, personShape(call));
}
