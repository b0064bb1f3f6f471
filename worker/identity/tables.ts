import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Property names are better-auth's, table and column names are ours. Times are Dates here and epoch
 * milliseconds in the database.
 */
const time = (column: string) => integer(column, { mode: "timestamp_ms" });

const people = sqliteTable("people", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text("image"),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

const sessions = sqliteTable("sessions", {
  id: text("id").primaryKey(),
  userId: text("person_id").notNull(),
  token: text("token_hash").notNull(),
  activeOrganizationId: text("active_workspace_id"),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  expiresAt: time("expires_at").notNull(),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

const credentials = sqliteTable("credentials", {
  id: text("id").primaryKey(),
  userId: text("person_id").notNull(),
  providerId: text("provider_id").notNull(),
  accountId: text("account_id").notNull(),
  password: text("password"),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: time("access_token_expires_at"),
  refreshTokenExpiresAt: time("refresh_token_expires_at"),
  scope: text("scope"),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

const verifications = sqliteTable("verifications", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: time("expires_at").notNull(),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

const workspaces = sqliteTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull(),
  logo: text("logo"),
  metadata: text("metadata"),
  createdAt: time("created_at").notNull(),
});

const members = sqliteTable("members", {
  id: text("id").primaryKey(),
  organizationId: text("workspace_id").notNull(),
  userId: text("person_id").notNull(),
  role: text("role").notNull(),
  createdAt: time("created_at").notNull(),
});

const invitations = sqliteTable("invitations", {
  id: text("id").primaryKey(),
  organizationId: text("workspace_id").notNull(),
  email: text("email").notNull(),
  role: text("role"),
  status: text("status").notNull(),
  inviterId: text("inviter_id").notNull(),
  expiresAt: time("expires_at").notNull(),
  createdAt: time("created_at").notNull(),
});

const signingKeys = sqliteTable("signing_keys", {
  id: text("id").primaryKey(),
  publicKey: text("public_key").notNull(),
  privateKey: text("private_key").notNull(),
  alg: text("alg"),
  crv: text("crv"),
  createdAt: time("created_at").notNull(),
  expiresAt: time("expires_at"),
});

/** The tables under the names better-auth looks them up by. */
export const authSchema = {
  user: people,
  session: sessions,
  account: credentials,
  verification: verifications,
  organization: workspaces,
  member: members,
  invitation: invitations,
  jwks: signingKeys,
};
