"""Who was a member of an exhibitor is a contact of it: the two lists said the same, and only one is kept."""

from django.db import migrations
from django.db.models import Q


def members_become_contacts(apps, schema_editor) -> None:
    """Make a contact of each member who is none yet; whose access had ended stays without."""
    member, contact = (
        apps.get_model("events", "ExhibitorMember"),
        apps.get_model("delegates", "ExhibitorContact"),
    )
    for one in member.objects.select_related("user").order_by("pk"):
        email = one.user.email.strip().lower()
        known = contact.objects.filter(exhibitor_id=one.exhibitor_id)
        if not known.filter(Q(user_id=one.user_id) | Q(email__iexact=email)).exists():
            contact.objects.create(
                exhibitor_id=one.exhibitor_id, user_id=one.user_id, name=one.user.full_name, email=email
            )


class Migration(migrations.Migration):
    # The rows and the table go in transactions of their own on PostgreSQL, which refuses to do both in one.
    atomic = False
    dependencies = [
        ("events", "0022_pillar_and_topic_of_outcomes"),
        ("delegates", "0010_demo_bookings"),
    ]

    operations = [
        migrations.RunPython(members_become_contacts, migrations.RunPython.noop, atomic=True),
        migrations.DeleteModel(name="ExhibitorMember"),
    ]
