import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;

Future<void> main() async {
  final url = Uri.parse('https://api.studio.example/v1/projects/prj_0001/comments');
  final request = http.Request('POST', url);
  request.headers['X-Studio-Key'] = (Platform.environment['STUDIO_ACCOUNT_API_KEY'] ?? (throw StateError('STUDIO_ACCOUNT_API_KEY is not set')));
  request.headers['Content-Type'] = 'application/json';
  request.bodyBytes = utf8.encode('''{
  "text": "The gulls are too loud.",
  "reply_to": null
}''');

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
