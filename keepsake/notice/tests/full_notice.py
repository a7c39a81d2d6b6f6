"""One notice of an invented council, as a file, with something in every part that a notice can have."""

from keepsake.notice.reading.notice_file import read_notice

TEXT = """\
Northmoor Council and your information
We are Northmoor Council.
We hold your name, your health, and crimes.
You and the police tell us things.
We plan support and pay you.
The law says we must.
We share with the police and Ofsted.
We tell the housing team if you may lose your home.
We keep it until you are 75.
You can see your record.
You can complain.
Cookies
"""

FILE = """\
keepsake: notice/1
notice:
  id: northmoor
  title: "Northmoor Council: children's social care"
  controller: Northmoor Council
  council: Northmoor Council
  service: childrens_social_care
  version: 1
  effective_on: 2025-04-01
  effective_note: The day of the demonstration.
  inherits: none
  languages: {en-GB: full, en-GB-x-easy: easy read}
  approved_by: demonstration
  published_text: {lines: 12, sha: 0123456789ab, address: https://northmoor.example/notice}
says:
  about:
    title: {label: The title of the page, at: [L1:b5d9debfc3a9]}
    controller_named: {label: The council names itself, at: [L2:e484c3af42a6]}
  subjects:
    child: {label: Children, at: [L3:eb816aeda1d3]}
  categories:
    name: {label: Name, at: [L3:eb816aeda1d3]}
    health: {label: Health, at: [L3:eb816aeda1d3], easy: About your health, wording: [health], listed_as: special,
      note: One word only.}
    crimes: {label: Crimes, at: [L3:eb816aeda1d3], gap: list missing}
    bank: {label: Bank account, at: [L5:96e29a76b69a]}
  sources:
    self: {label: The person, at: [L4:dd8be5c814eb]}
    police: {label: Police who tell us, at: [L4:dd8be5c814eb]}
  purposes:
    plan: {label: Plan support, at: [L5:96e29a76b69a]}
    pay: {label: Pay people, at: [L5:96e29a76b69a]}
  bases:
    law: {label: The law, at: [L6:3fc6d7378563], stated_as: words}
  recipients:
    police: {label: The police, at: [L7:1c2b681140e1]}
    ofsted: {label: Ofsted, at: [L7:1c2b681140e1]}
    housing: {label: The housing team, at: [L8:a4442994ea9a]}
    curriculum: {label: The old curriculum agency, at: [L7:1c2b681140e1]}
  processes:
    duty_to_refer: {label: Referral against homelessness, at: [L8:a4442994ea9a]}
  retention:
    looked_after_75_years: {label: Kept to the 75th birthday, at: [L9:2e93d8169ff6]}
  rights:
    access: {label: See the record, at: [L10:c902936c5f7e]}
    complain_to_council: {label: Complain to the council, at: [L11:1cce7f49e929]}
  contacts:
    data_protection_officer: {label: The officer, at: [L11:1cce7f49e929], names_a_person: yes}
  furniture:
    cookies: {label: Cookies, at: [L12:141395eb3556]}
codes:
  subjects:
    child: [child]
  categories:
    name: [name]
    health: [health]
    criminal_history: [crimes]
    bank_details: [bank]
  sources:
    person_themselves: [self]
    police: [police]
  purposes:
    plan_support: [plan]
    payments: [pay]
  bases:
    legal_obligation: [law]
  recipients:
    police: {says: [police], role: controller, agreement: NM-7}
    ofsted: [ofsted]
    housing_authorities: [housing]
    qcda: [curriculum]
permits:
  - id: plan-support
    purpose: plan_support
    categories: [name, health]
    subjects: [child]
    actions: [collect, read, use, share]
    sources: [person_themselves, police]
    recipients: [police, ofsted]
    basis: [public_task, health_or_social_care, children_act_1989_s17]
    when: [agreement_in_force]
    duties: [log, disclosure_entry]
    necessity: A plan needs to know who and how.
    link: inferred
    approved_by: demonstration
    review_on: 2027-03-31
    cites: [purposes.plan, categories.name, categories.health, recipients.police, subjects.child]
  - id: pay
    purpose: payments
    categories: [name, bank_details]
    subjects: [child]
    actions: [read, use]
    basis: [public_task]
    link: stated
    cites: [purposes.pay, categories.bank]
  - id: emergency
    purpose: emergency_protection
    categories: [name, criminal_history]
    subjects: [child]
    actions: [read]
    basis: [vital_interests, schedule1_vital_interests]
    duties: [log, record_reason]
    link: inferred
    approved_by: demonstration
    review_on: 2027-03-31
    cites: [categories.crimes]
    break_glass: yes
prohibits:
  - id: bank-details
    actions: [share, export]
    categories: [bank_details]
    purposes: any
    recipients: any
    when: []
    unless: [court_order]
    because: Bank details are for paying.
    basis: [legal_obligation]
    link: inferred
    approved_by: demonstration
    review_on: 2027-03-31
    cites: [categories.bank]
retention:
  - {id: looked-after, class: looked_after, trigger: birth, period: P75Y, round: none, scope: the whole record,
     instead: {if: died_under_18, trigger: death, period: P15Y}, authority: care_planning_regulations_2010, sure: no,
     link: inferred, approved_by: demonstration, review_on: 2027-03-31, cites: [retention.looked_after_75_years]}
flows:
  - {id: duty-to-refer, process: duty_to_refer, direction: out, frequency: each event,
     recipients: [housing_authorities], sources: [person_themselves], categories: [name], subjects: [child],
     purpose: plan_support, basis: [legal_obligation],
     settings: [unscheduled], eligibility: [looked_after_now], when: [participation_agreed], onward: [ofsted],
     recipient_keeps_until: 2027-01-31, link: inferred, approved_by: demonstration, review_on: 2027-03-31,
     cites: [processes.duty_to_refer]}
rights:
  access: {offered: yes, how: in writing, clock: P1M, framed_as: article-15, refused_for: [legal_claims],
    link: inferred, approved_by: demonstration, review_on: 2027-03-31, cites: [rights.access]}
consent:
  purposes: [plan_support]
  withdraw: {how: by telling us, cites: [rights.access]}
  cites: [purposes.plan]
breach: {procedure: yes, tells_people: yes, tells_regulator: no, cites: [rights.access]}
complaint: {to_council: yes, to_regulator: no, acknowledge_within: P30D, cites: [rights.complain_to_council]}
contacts:
  rights_team: {email: rights@northmoor.example, address: Town Hall, telephone: 01632 960000, form: yes, cites: []}
  data_protection_officer: {named: yes, contact: at the town hall, cites: [contacts.data_protection_officer]}
"""


def northmoor(*changes):
    """The notice, after some replacements in its file: ``("P75Y", "P80Y")``."""
    text = FILE
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return read_notice(text, "northmoor.yaml")
