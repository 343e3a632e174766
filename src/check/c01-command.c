/* c01-command.c: C01, second part: zones that somebody owns and nobody commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/checks.h"

static CordonSeverity
severity_of (int ring)
{
  switch ((CordonRing) ring)
    {
    case CORDON_RING_INNER:
      return CORDON_SEVERITY_BLOCKER;
    case CORDON_RING_OUTER:
      return CORDON_SEVERITY_MINOR;
    case CORDON_RING_UNSET:
    case CORDON_RING_MIDDLE:
    default:
      return CORDON_SEVERITY_MAJOR;
    }
}

static void
offer_commander (const CordonZone *zone,
                 CordonFinding *finding,
                 const char *title,
                 const char *name,
                 const char *why)
{
  g_autofree char *label = g_strdup_printf (_ ("Name \"%s\" as commander of %s"), name, title);
  CordonEdit *edit = cordon_edit_new (label);
  CordonRecord *after = cordon_record_copy (&zone->record);

  cordon_record_put_text (after, &((CordonZone *) after)->commander, name);
  cordon_edit_replace (edit, &zone->record, after);
  cordon_record_unref (after);
  cordon_finding_take_fix (finding, edit, g_strdup (why), 0);
}

/**
 * cordon_check_command:
 * @context: what may be known
 * @subject: the id of a zone
 * @out_findings: (element-type CordonFinding): gets whether it has no commander
 *
 * The second part of C01: a zone with an owner names the person or the function
 * in command. A blocker in the inner ring, Major in the middle and without a
 * ring, Minor in the outer.
 */
void
cordon_check_command (const CordonCheckContext *context,
                      gint64 subject,
                      GPtrArray *out_findings)
{
  const CordonZone *zone = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_ZONE, subject);
  const CordonOrganisation *owner;
  g_autofree char *title = NULL;
  g_autofree char *function = NULL;
  CordonFinding *finding;

  if (zone->kind == CORDON_ZONE_KIND_OUT_OF_SCOPE || zone->owner == CORDON_ID_NONE || zone->commander != NULL)
    return;
  owner = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_ORGANISATION, zone->owner);
  title = cordon_record_title (&zone->record);
  finding = cordon_finding_new ("C01", CORDON_TABLE_ZONE, subject, "commander");
  finding->severity = severity_of (zone->ring);
  finding->title = g_strdup_printf (_ ("Nobody is named as commander of %s; name a person or a function"), title);
  finding->formula = g_strdup (_ ("zones that have an owner and no commander"));
  finding->organisation = zone->owner;
  cordon_finding_set_value (finding, 1, N_ ("zones"));
  cordon_finding_add_object (finding, CORDON_TABLE_ORGANISATION, zone->owner);
  cordon_finding_add_shape (finding, zone->shape);
  if (zone->deputy_commander != NULL)
    offer_commander (zone, finding, title, zone->deputy_commander, _ ("The deputy commands; a new deputy has to be named."));
  if (owner != NULL && owner->contact != NULL)
    offer_commander (zone, finding, title, owner->contact, _ ("The contact of the owner commands."));
  function = g_strdup_printf (_ ("Duty commander of %s"), owner != NULL && owner->name != NULL ? owner->name : "–");
  offer_commander (zone, finding, title, function, _ ("The function is named; the owner has to say who holds it."));
  g_ptr_array_add (out_findings, finding);
}
